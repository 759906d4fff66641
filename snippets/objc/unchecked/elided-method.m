- (void)viewDidLoad {
    [super viewDidLoad];
    ...
    self.title = @"Settings";
}
