while (chunk := stream.read(8192)):
    digest.update(chunk)
