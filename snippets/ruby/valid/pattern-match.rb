case response
in { status: 200, body: }
  JSON.parse(body)
in { status: 404 }
  nil
in { status: Integer => code }
  raise "unexpected status #{code}"
end
