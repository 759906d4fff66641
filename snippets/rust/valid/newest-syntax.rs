auto trait Plain {}

const trait Size {
    fn size(&self) -> usize;
}

impl const Size for Leaf {
    fn size(&self) -> usize {
        1
    }
}

unsafe extern "C" {
    pub safe fn count(n: u32) -> u32;
}

gen fn numbers() -> u32 {
    yield 1;
}

fn start<S>(service: S)
where
    S: Service,
    S::call(..): Send,
{
    spawn(service);
}
