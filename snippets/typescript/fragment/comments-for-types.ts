export interface Validator extends Base {
  value: this['schema'] extends /** what is known **/ ? /** what comes of it **/ : never;
}
