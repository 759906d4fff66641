renderPage :: Page -> Html
renderPage page = do
  renderHeader page
  ...
