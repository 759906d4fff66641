  -v|--verbose)
    verbose=1
    ;;
  -o|--output)
    shift
    output=$1
    ;;
