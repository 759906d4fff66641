struct ContentView: View {
    @State private var isOn = false
    @Environment(\.dismiss) private var dismiss

    var body: some View {
        VStack(alignment: .leading, spacing: 8) {
            Toggle("On", isOn: $isOn)
            if isOn {
                Text("Lit").bold()
            } else {
                EmptyView()
            }
            Button {
                dismiss()
            } label: {
                Image(systemName: "xmark")
            }
            .disabled(!isOn)
        }
        .padding([.top, .horizontal])
    }
}

#Preview {
    ContentView()
}
