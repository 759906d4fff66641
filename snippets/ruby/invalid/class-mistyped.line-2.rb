module Coast
  clsas Keeper < Base
    watchful true

    def lit?(lamp)
      true
    end
  end
end
