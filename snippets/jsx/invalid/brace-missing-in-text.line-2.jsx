<div>
  <p>Hello {lamp</p>
</div>
