echo "Deploying $VERSION to $REGION
kubectl rollout status deploy/api
