case 1.0 = > light()   // ERROR: this line does not compile
