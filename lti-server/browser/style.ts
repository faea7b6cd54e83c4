// The entry that puts the style sheet into the build; the pages link the sheet and never load this script.
import 'virtual:style.css';
