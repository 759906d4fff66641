public function store(Request $request)
{
    $jar = /* ... */

    return redirect($jar->url());
}
