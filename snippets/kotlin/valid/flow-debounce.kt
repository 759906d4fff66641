import kotlinx.coroutines.flow.*

class SearchViewModel(private val api: SearchApi) : ViewModel() {
    private val query = MutableStateFlow("")

    val results: StateFlow<List<Hit>> = query
        .debounce(300)
        .filter { it.length > 2 }
        .mapLatest { api.search(it) }
        .stateIn(viewModelScope, SharingStarted.Lazily, emptyList())
}
