# file: kitchen/app.py
from kitchen import Oven

oven = Oven(degrees=180)

# file: Dockerfile
FROM python:3.12
COPY kitchen kitchen
CMD ["python", "-m", "kitchen.app"]
