:- use_module(library(dcg/basics)).

greeting --> [hello], name.
name --> [world].
name --> [prolog].
