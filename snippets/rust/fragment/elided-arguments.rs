fn shelf(&self) -> Builder<..>
