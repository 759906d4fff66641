merge(local.common_tags, { Name = "web-${count.index}" })
