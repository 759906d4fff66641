{Lamp} from 'lamps'

const warm = {watts: 9}

light(warm)
