"""Characters: which are Chinese, said once for every pattern."""

#: Chinese characters, wider than jieba's own class: 〇, extensions and compatibility forms too.
HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
