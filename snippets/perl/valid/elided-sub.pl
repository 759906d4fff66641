sub fetch_page {
    my ($ua, $url) = @_;
    ...
    return $res->decoded_content;
}
