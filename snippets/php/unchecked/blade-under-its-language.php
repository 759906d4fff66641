@setup
    $rooms = ['hall', 'attic'];
@endsetup
