func shine(watt int colour string) error {
	return nil
}
