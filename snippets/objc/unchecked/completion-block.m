- (void)loadImageAtURL:(NSURL *)url completion:(void (^)(UIImage *image))completion {
    dispatch_async(self.queue, ^{
        NSData *data = [NSData dataWithContentsOfURL:url];
        UIImage *image = [UIImage imageWithData:data];
        dispatch_async(dispatch_get_main_queue(), ^{
            completion(image);
        });
    });
}
