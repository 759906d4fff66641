const Greeting = ({ name }) => <h1>Hello, {name}!</h1>;
