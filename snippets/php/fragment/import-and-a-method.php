use App\Lamps\Lamp;

public function show(Lamp $lamp)
{
    return $lamp->shine();
}
