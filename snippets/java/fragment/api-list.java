// Waits until the gate is open
public void enter() throws InterruptedException
public boolean enter(long patience, TimeUnit unit)
    throws InterruptedException

// How many are waiting
public static native int waiting()
