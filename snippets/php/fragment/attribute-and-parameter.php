#[MapFrom(name: 'jar')]
Upload $picture
