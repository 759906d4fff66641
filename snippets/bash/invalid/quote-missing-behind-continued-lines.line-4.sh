ssh tower \
    sh -c 'lamp --check && \
        lamp --clean && \
        lamp --on
ssh harbour -c '\
    horn --on'
