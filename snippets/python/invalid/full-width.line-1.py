print（"lamp"）
