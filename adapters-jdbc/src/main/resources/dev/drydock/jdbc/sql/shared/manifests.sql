SELECT image, text, added FROM image_manifest
