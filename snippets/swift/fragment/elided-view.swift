struct SettingsView: View {
    @AppStorage("theme") private var theme = "light"
    ...

    var body: some View {
        Form {
            Toggle("Dark mode", isOn: $isDark)
        }
    }
}
