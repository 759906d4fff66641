NSArray<NSString *> *parts = [path componentsSeparatedByString:@"/"];
NSLog(@"%lu parts", (unsigned long)parts.count);
