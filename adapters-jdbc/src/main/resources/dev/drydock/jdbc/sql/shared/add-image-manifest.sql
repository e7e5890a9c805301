INSERT INTO image_manifest (image, identity, text, added)
VALUES (:image, :identity, :text, :added)
