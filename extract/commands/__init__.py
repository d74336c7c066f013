"""What can be typed after `taizhang`: one file a family of commands, each with its parser and its call."""
