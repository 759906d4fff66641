-*- coding: utf-8 -*-

import lamps

lamps.light()
