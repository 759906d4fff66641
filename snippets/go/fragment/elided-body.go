func (s *Server) handleUpload(w http.ResponseWriter, r *http.Request) {
	...
	if err := s.store.Save(r.Context(), name, r.Body); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
