class :shop:lamp extends :x:element {
  protected function render(): XHPRoot {
    return <x:frag>{$this->:name}</x:frag>;
  }
}
