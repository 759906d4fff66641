var area: Double {
    get { width * height }
    set { width = newValue / height }
}

override func viewDidLoad() {
    super.viewDidLoad()
    title = String(localized: "Home")
}
