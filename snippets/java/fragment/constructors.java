Jar(String label, int grams)
Jar(byte[] label, Lid lid)
