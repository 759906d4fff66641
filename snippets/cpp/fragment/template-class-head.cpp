template <class Jar, class Lid = plain_lid <Jar>>
class shelf_iterator
: public iterator<input_tag, Jar, Lid*, Jar&>
