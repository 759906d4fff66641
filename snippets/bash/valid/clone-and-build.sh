git clone https://example.org/tools/sift.git && cd sift && make
