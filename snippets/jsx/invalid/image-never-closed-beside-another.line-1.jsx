<img src={lamp} alt="A lamp">
<p>A lamp</p>
