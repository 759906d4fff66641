type Record struct {
	ID      string    `json:"id"`
	TTL     int       `json:"ttl,omitempty"`
	Created time.Time `json:"created_on"`
}
