find('tea').then(found => { ... }).catch(error => { ... not found ... })

const all = find.every('tea')
