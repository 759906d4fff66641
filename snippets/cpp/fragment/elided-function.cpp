std::optional<Token> Lexer::next() {
    skip_whitespace();
    ...
    return Token{TokenKind::Identifier, text};
}
