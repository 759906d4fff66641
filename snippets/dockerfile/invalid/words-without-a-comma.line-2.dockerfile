FROM lamp:1
CMD ["lamp" "on"]
