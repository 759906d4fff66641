package lamp

func (l *Lamp) Shine[T any](to T) error {
	return l.shine(to)
}
