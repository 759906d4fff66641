import { shine } from 'lamp';

setWatt(watt) {
  shine(this.lamp, watt);
}
