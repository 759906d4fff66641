lamp: north or keeper: ann and not lit: false
