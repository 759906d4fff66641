static int half(int n) {
    return n / 2;
}Copy to clipboardErrorCopied
