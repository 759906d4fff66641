const user = {
  name: 'Ada',
  languages: ['en', 'fr']
  active: true,
};
