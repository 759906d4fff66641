const menu = document.querySelector('.menu');

document.getElementById('toggle').addEventListener('click', () => {
  menu.classList.toggle('is-open');
  menu.setAttribute('aria-hidden', String(!menu.classList.contains('is-open')));
});
