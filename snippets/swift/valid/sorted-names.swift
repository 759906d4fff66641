let names = people.map(\.name).sorted { $0.count < $1.count }
